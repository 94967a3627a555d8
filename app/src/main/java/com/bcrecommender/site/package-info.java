/// The web pages, made from an edition and nothing else: templates and page models, once for the
/// server and for a static site.
///
/// Open [com.bcrecommender.site.Pages] first: it reads an edition and makes the model of each page,
/// a record of texts, links and covers in which nothing is left to decide.
/// [com.bcrecommender.site.Html] renders a model by the templates in `src/main/jte`,
/// [com.bcrecommender.site.JsonTwin] as JSON, so that both say the same. Every address comes from
/// [com.bcrecommender.site.Links] or [com.bcrecommender.site.Bandcamp], every sentence from
/// `texts.properties` by [com.bcrecommender.site.Texts].
///
/// What does not belong here: HTTP (serve), uploading (publish), the catalog (never: what is not in
/// the edition is not on a page).
@NullMarked
package com.bcrecommender.site;

import org.jspecify.annotations.NullMarked;
