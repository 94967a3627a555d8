/// What an operator can set, and what a person watching sees: settings, progress, timings, errors
/// of use.
///
/// Open Settings first. Open to all of app but the package `bandcamp`, which is pure.
@NullMarked
package com.bcrecommender.settings;

import org.jspecify.annotations.NullMarked;
