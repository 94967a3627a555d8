/// Publishing: an edition goes to a host in four steps that are the same for every host: upload
/// what is not there, verify what is there, switch, keep the last few.
///
/// Open [com.bcrecommender.publish.Publisher] first. [com.bcrecommender.publish.Contents] is what
/// goes up: [com.bcrecommender.publish.StaticSite] an edition as a site, `ParseLists` its lists for
/// a Parse Server; each says how a host is looked at before the switch.
/// [com.bcrecommender.publish.Kept] knows the editions that lie on a host, for `Rollback` and
/// `Prune`. The guarantee is in docs/publishing.md.
///
/// What does not belong here: how a host is reached (`transfer`), how pages look (`site`). Nothing
/// here knows the catalog.
@NullMarked
package com.bcrecommender.publish;

import org.jspecify.annotations.NullMarked;
