"""What papers a household has brought, and until when they hold: asked once, served everywhere."""
