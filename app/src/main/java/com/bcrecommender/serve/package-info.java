/// The small server: HTTP around the pages of the site. Jetty's core handlers, no servlets.
///
/// Open [com.bcrecommender.serve.SiteServer] first: it starts and stops. A request goes to
/// [com.bcrecommender.serve.SiteHandler], which takes a lease on the current edition
/// ([com.bcrecommender.serve.CurrentEdition]), asks [com.bcrecommender.serve.Routes] for an
/// [com.bcrecommender.serve.Answer], and sends it with the headers of
/// [com.bcrecommender.serve.Headers]. All of it happens in the thread that read the request: pages
/// come from mapped files and are written into arrays that are used again
/// ([com.bcrecommender.serve.PageBuffers]).
///
/// Who asks too often is turned away first ([com.bcrecommender.serve.ClientLimits]); answers are
/// noted, where the operator wants that, without saying whose they were
/// ([com.bcrecommender.serve.AccessLog]). Feeds compare with the edition before, which is opened
/// when one is asked for ([com.bcrecommender.serve.EditionBefore]).
///
/// What does not belong here: what pages say (site), how an edition is made (edition). The catalog
/// is never seen from here.
@NullMarked
package com.bcrecommender.serve;

import org.jspecify.annotations.NullMarked;
