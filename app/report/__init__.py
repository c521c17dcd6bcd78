"""What a school lead or bureau may know: who has completed and holds what, never how somebody answered."""
