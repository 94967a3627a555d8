/// A page or an answer of Bandcamp, as bytes, becomes records. Pure functions: no network, no
/// files, no clock. Raw pages are kept elsewhere, so a parser that learns more needs no second
/// crawl.
///
/// Open [com.bcrecommender.bandcamp.PageReader] first. It asks one reader per kind of page
/// (`FanPageReader`, `TralbumPageReader`, `MusicGridReader`, `RecordLinks`, `AnswerReader`, at last
/// `WithoutRecords`), and these ask one class per structure (`TralbumData`, `LinkedData`,
/// `Microdata`, `CollectorsData`, `RecommendationsFooter`, `CollectionGrid`, …). Which structure is
/// trusted for which field is said at `TralbumPageReader`.
///
/// Structures are read strictly and combined leniently: one that is there but holds nonsense breaks
/// the page, one that is absent leaves its fields to the others, or unknown. That refuses a page
/// now and then that a looser reader would take, and never stores "could not be read" as "has
/// none".
///
/// What does not belong here: keys and merging (catalog), fetching (crawl), files and folders
/// (imports).
@NullMarked
package com.bcrecommender.bandcamp;

import org.jspecify.annotations.NullMarked;
