/// Implicit-feedback recommendation in plain Java: it knows no Bandcamp, no SQL, no HTTP and no
/// library but the JDK, and can be used on its own.
///
/// The way through it: [com.bcrecommender.engine.data] freezes preferences into a snapshot with
/// dense ids, [com.bcrecommender.engine.model] learns from it, [com.bcrecommender.engine.list]
/// makes lists with evidence, and [com.bcrecommender.engine.evaluate] measures them.
@NullMarked
package com.bcrecommender.engine;

import org.jspecify.annotations.NullMarked;
