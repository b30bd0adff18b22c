//! The list of commands, the help, and the looks.

use super::{go, open_model, picture};

#[test]
fn the_list_of_commands() {
    let mut model = open_model();
    go(&mut model, "d<enter><c-p>");
    insta::assert_snapshot!("palette_80x24", picture(&mut model, 80, 24));
    insta::assert_snapshot!("palette_120x40", picture(&mut model, 120, 40));
    go(&mut model, "hoan");
    insta::assert_snapshot!("palette_typed_80x24", picture(&mut model, 80, 24));
    go(&mut model, "xyz");
    insta::assert_snapshot!("palette_none_80x24", picture(&mut model, 80, 24));
}

#[test]
fn the_help() {
    let mut model = open_model();
    go(&mut model, "?");
    insta::assert_snapshot!("help_80x24", picture(&mut model, 80, 24));
    go(&mut model, "<end>");
    insta::assert_snapshot!("help_end_80x24", picture(&mut model, 80, 24));
    insta::assert_snapshot!("help_120x40", picture(&mut model, 120, 40));
}
