"""Facts proposed from old material: passages of files in, proposals out; nothing is taken without the person."""
