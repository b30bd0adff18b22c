//! Writing: every key, those that hold nothing too, so that somebody sees what can be said.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::domain::campaign::Campaign;
use crate::domain::campaign_changes::FORM_TEXTS;
use crate::domain::script::Spoken;
use crate::text::words::{Message, Words};

/// The file of these settings.
pub fn write(campaign: &Campaign, words: &Words) -> String {
    let campaign = &campaign.cleaned();
    let day = |day: Option<NaiveDate>| text(&day.map(|day| day.to_string()).unwrap_or_default());
    let mut file = File { text: String::new(), words };
    file.comment("about");
    file.comment("keep");
    file.key("name", &text(&campaign.name));
    file.key("start", &day(campaign.start));
    file.key("end", &day(campaign.end));
    file.key("minimum_age", &campaign.minimum_age.to_string());
    file.key("target", &campaign.target.map_or_else(|| text(""), |target| target.to_string()));
    file.key("receiving_unit", &text(&campaign.receiving_unit));
    file.table("reports");
    file.key("daily_before", &text(&campaign.reports.daily_before));
    file.key("monthly_on", &campaign.reports.monthly_on.to_string());
    file.key("final_before", &day(campaign.reports.final_before));
    file.table("area_targets");
    for (area, target) in &campaign.area_targets {
        file.line(&format!("{} = {target}", text(area)));
    }
    file.table("form");
    for (code, of) in FORM_TEXTS {
        file.key(code, &text(of(&campaign.form)));
    }
    let recipients: Vec<String> = campaign.form.recipients.iter().map(|line| text(line)).collect();
    let recipients =
        if recipients.is_empty() { "[]".to_owned() } else { format!("[\n  {},\n]", recipients.join(",\n  ")) };
    file.key("recipients", &recipients);
    file.line("");
    file.comment("door_words");
    file.line(&format!("# {}", Spoken::ALL.map(Spoken::code).join(", ")));
    file.line("[door_words]");
    for (code, said) in &campaign.door_words {
        let label = Spoken::ALL.iter().find(|spoken| spoken.code() == code.as_str());
        if let Some(spoken) = label {
            file.said(&Message::of_code("tui-words", spoken.code()));
        }
        file.line(&format!("{} = {}", text(code), text(said)));
    }
    file.line("");
    file.comment("places");
    if campaign.places.is_empty() {
        file.line("# [[places]]");
        file.line("# name = \"\"");
        file.line("# hours = \"\"");
    }
    for place in &campaign.places {
        file.line("[[places]]");
        file.line(&format!("name = {}", text(&place.name)));
        file.line(&format!("hours = {}", text(&place.hours)));
    }
    file.text
}

struct File<'w> {
    text: String,
    words: &'w Words,
}

impl File<'_> {
    fn line(&mut self, line: &str) {
        // Writing into a string cannot fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn comment(&mut self, code: &str) {
        self.said(&Message::of_code("campaign-file-about", code));
    }

    fn said(&mut self, message: &Message) {
        let said = self.words.say(message);
        self.line(&format!("# {said}"));
    }

    fn key(&mut self, key: &str, value: &str) {
        self.comment(key);
        self.line(&format!("{key} = {value}"));
    }

    fn table(&mut self, name: &str) {
        self.line("");
        self.comment(name);
        self.line(&format!("[{name}]"));
    }
}

/// A text as TOML quotes it, as a value and as a key: it was cleaned, nothing else has to be written otherwise.
fn text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
