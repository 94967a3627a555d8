/// A page or an answer of Bandcamp, as bytes, becomes records. Pure functions: no network, no
/// files, no clock. Raw pages are kept elsewhere, so a parser that learns more needs no second
/// crawl.
///
/// Open [com.bcrecommender.bandcamp.PageReader] first. What does not belong here: keys and merging
/// (catalog), fetching (crawl), files and folders (imports).
@NullMarked
package com.bcrecommender.bandcamp;

import org.jspecify.annotations.NullMarked;
