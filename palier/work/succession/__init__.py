"""What comes after a title: scenarios weighed, homes and households handed to who takes over."""
