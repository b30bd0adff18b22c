//! What a document is made of, read back.
