/// How an installation stands, on one screen: as text, as a page, as JSON and as Prometheus has it,
/// all from one [com.bcrecommender.operate.status.Status], which
/// [com.bcrecommender.operate.status.StatusReader] reads.
@NullMarked
package com.bcrecommender.operate.status;

import org.jspecify.annotations.NullMarked;
