//! The list of commands, the help, and the looks: with the role of each cell.

use super::super::ColorChoice;
use super::super::model::Model;
use super::super::theme::{Environment, Theme};
use super::{draw, go, looks, open_model, picture, text_of};
use crate::sys::settings::{AppSettings, Borders, Colours, TypingMethod};

fn drawn_in(model: &mut Model, theme: Theme) -> String {
    model.shared.theme = theme;
    looks(model, 80, 24)
}

/// A list with every kind of text in it: selection, matched letters, keys, a refusal.
fn list() -> Model {
    let mut model = open_model();
    go(&mut model, "/mau<tab>v<esc><down>u");
    model
}

fn theme(choice: ColorChoice, term: &str, locale: &str) -> Theme {
    let environment = Environment { term: term.to_owned(), locale: Some(locale.to_owned()), ..Environment::default() };
    Theme::choose(choice, &environment)
}

#[test]
fn the_list_of_commands() {
    let mut model = open_model();
    go(&mut model, "d<enter><c-p>");
    insta::assert_snapshot!("palette_80x24", looks(&mut model, 80, 24));
    insta::assert_snapshot!("palette_120x40", looks(&mut model, 120, 40));
    let theme = model.shared.theme;
    go(&mut model, "hoan");
    insta::assert_snapshot!("palette_typed_80x24", drawn_in(&mut model, theme));
    go(&mut model, "xyz");
    insta::assert_snapshot!("palette_none_80x24", looks(&mut model, 80, 24));
}

#[test]
fn the_help() {
    let mut model = open_model();
    let theme = model.shared.theme;
    go(&mut model, "?");
    insta::assert_snapshot!("help_80x24", drawn_in(&mut model, theme));
    go(&mut model, "<end>");
    insta::assert_snapshot!("help_end_80x24", looks(&mut model, 80, 24));
    insta::assert_snapshot!("help_120x40", looks(&mut model, 120, 40));
}

#[test]
fn every_theme() {
    let usual = theme(ColorChoice::Auto, "xterm-256color", "vi_VN.UTF-8");
    let mut model = list();
    insta::assert_snapshot!("looks_usual", drawn_in(&mut model, usual));
    insta::assert_snapshot!("looks_no_color_ascii", drawn_in(&mut model, theme(ColorChoice::Never, "linux", "C")));
    for (name, colours) in [("light", Colours::Light), ("dark", Colours::Dark), ("contrast", Colours::Contrast)] {
        let theme = usual.with(colours, Borders::Auto);
        // The same in every theme but for the colours; nothing keeps the terminal's own.
        let buffer = {
            model.shared.theme = theme;
            draw(&mut model, 80, 24)
        };
        let own = ratatui::style::Color::Reset;
        assert!(buffer.content().iter().all(|cell| cell.fg != own && cell.bg != own), "{name}");
        assert_eq!(
            text_of(&buffer),
            {
                model.shared.theme = usual;
                picture(&mut model, 80, 24)
            },
            "{name}"
        );
    }
}

/// Old consoles show nothing but ASCII beside what people typed: lines, signs and gauges.
#[test]
fn ascii_is_ascii() {
    let ascii = theme(ColorChoice::Auto, "linux", "vi_VN.UTF-8");
    for keys in ["", "?", "<c-p>", "d", "/mau", "d<enter>", "d<enter>v", "d<enter>vr", "d<enter>m", "d<enter>va<esc>"] {
        let mut model = open_model();
        go(&mut model, keys);
        model.shared.theme = ascii;
        let picture = picture(&mut model, 80, 24);
        let foreign: String = picture
            .chars()
            .filter(|c| {
                !c.is_ascii() && !c.is_alphabetic() && !matches!(c, '·' | '…' | '↑' | '↓' | '→' | '←' | '•' | '–')
            })
            .collect();
        assert_eq!(foreign, "", "{keys}: {picture}");
    }
}

#[test]
fn colours_and_typing_are_changed_by_a_key() {
    let mut model = open_model();
    go(&mut model, "<f8>");
    assert_eq!(model.shared.app.theme, Colours::Light);
    assert!(picture(&mut model, 80, 24).contains("Màu sắc: nền sáng"));
    go(&mut model, "<f8><f8><f8><f8>");
    assert_eq!(model.shared.app.theme, Colours::Auto);
    go(&mut model, "/<f7>");
    assert_eq!(model.shared.app.typing, TypingMethod::Telex);
    go(&mut model, "nguyeenx");
    let shown = picture(&mut model, 80, 24);
    assert!(shown.contains("nguyễn") && shown.lines().next().unwrap().contains("Telex"), "{shown}");
    go(&mut model, "<f7> tha6t5<f7>as");
    assert!(picture(&mut model, 80, 24).contains("nguyễn thậtas"));
}

/// A passphrase is what is on the keys, whatever is chosen.
#[test]
fn a_passphrase_is_typed_as_it_is() {
    let mut model = Model::new(super::Beginning {
        app: AppSettings { typing: TypingMethod::Telex, ..AppSettings::default() },
        ..super::beginning(super::Kind::Ledger)
    });
    let sent = super::requests(super::press(&mut model, "as dd<enter>"));
    assert!(matches!(sent.as_slice(), [crate::desk::screen::Request::Unlock { typed }] if **typed == "as dd"));
}
