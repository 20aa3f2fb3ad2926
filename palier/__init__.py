"""Palier: free software of associations that house and accompany people."""
