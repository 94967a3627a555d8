/// Publishing: an edition becomes a static site in a folder.
///
/// Open [com.bcrecommender.publish.StaticSite] first. What does not belong here: how pages look
/// (`site`). Nothing here knows the catalog.
@NullMarked
package com.bcrecommender.publish;

import org.jspecify.annotations.NullMarked;
