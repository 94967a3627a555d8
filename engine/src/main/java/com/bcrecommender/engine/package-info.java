/// Implicit-feedback recommendation in plain Java: it knows no Bandcamp, no SQL, no HTTP and no
/// library but the JDK, and can be used on its own.
///
/// The way through it: [com.bcrecommender.engine.data] freezes preferences into a snapshot with
/// dense ids, [com.bcrecommender.engine.model] learns from it, [com.bcrecommender.engine.list]
/// makes lists with evidence, and [com.bcrecommender.engine.evaluate] measures them. The innermost
/// loops are in [com.bcrecommender.engine.kernel], which computes with the JDK's Vector API where
/// the JVM was started with `--add-modules jdk.incubator.vector`, and gives the same bits without.
@NullMarked
package com.bcrecommender.engine;

import org.jspecify.annotations.NullMarked;
