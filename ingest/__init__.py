"""What comes in and is kept: bytes of unknown origin become pages of upright pixels."""
