/// Reports as pages of their own, with charts and without scripts: the page's parts, the template
/// in `src/main/jte-report`, and the file that it goes into.
///
/// Open [com.bcrecommender.report.ReportPage] first. What a report says is decided by who makes it:
/// an evaluation, or the comparison of two editions.
@NullMarked
package com.bcrecommender.report;

import org.jspecify.annotations.NullMarked;
