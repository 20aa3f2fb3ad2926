from palier.law.repairs import repair_items, repair_table, repair_tree


def test_every_kind_hangs_from_one_branch_of_the_tree():
    told = [code for _, kinds in repair_tree() for code, _ in kinds]

    assert sorted(told) == sorted(code for code, _ in repair_items())


def test_every_way_of_holding_says_who_pays_for_every_kind():
    shares = {each.item: each for each in repair_table("sublease")}

    assert shares.keys() == dict(repair_items()).keys()
    assert shares["structure"].payer == "owner"
    assert shares["plumbing_use"].payer == "occupant"
