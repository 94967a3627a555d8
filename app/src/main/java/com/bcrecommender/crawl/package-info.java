/// The crawler: asks for pages, one at a time, as one polite client for the whole of Bandcamp, and
/// loses nothing in a crash.
///
/// Open [com.bcrecommender.crawl.Crawl] first; it is the loop. A request passes, in this order,
/// through [com.bcrecommender.crawl.Gate] (may this program ask that host at all?),
/// [com.bcrecommender.crawl.Origin] (is the address one of the site's?),
/// [com.bcrecommender.crawl.Robots], [com.bcrecommender.crawl.Pace] and
/// [com.bcrecommender.crawl.Transport]; [com.bcrecommender.crawl.Breaker] pauses everything when
/// the site objects or a canary has drifted. None of them has a switch to turn it off.
///
/// docs/crawling.md tells what is asked next, and what again: the order is the catalog's, what an
/// address adds is told by [com.bcrecommender.crawl.Discovery], and when a page is stale by
/// [com.bcrecommender.crawl.RevisitPlan].
///
/// A crawl has one thread on purpose: the pace, not the processor, limits it, and one request at a
/// time is what it promises.
///
/// What does not belong here: reading a page (bandcamp), keeping what was read and what is still to
/// be asked (catalog: its Frontier is the crawl's memory).
@NullMarked
package com.bcrecommender.crawl;

import org.jspecify.annotations.NullMarked;
