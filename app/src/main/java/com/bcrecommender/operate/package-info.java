/// What keeps an installation fresh by itself: the worker, its jobs and its schedules. Open
/// [com.bcrecommender.operate.Worker] first. Jobs are `bcr` processes of their own, so that idle is
/// small and a crash stays theirs.
@NullMarked
package com.bcrecommender.operate;

import org.jspecify.annotations.NullMarked;
