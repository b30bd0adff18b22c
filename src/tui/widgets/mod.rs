//! What the screens draw with: text cut by cells, text fields, gauges, boxes. Nothing here knows a screen.

pub mod bars;
pub mod boxes;
pub mod cells;
pub mod chart;
pub mod field;
pub mod form;
pub mod gauge;
pub mod meter;
pub mod plain_list;
pub mod secret;
