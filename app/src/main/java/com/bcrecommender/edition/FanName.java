package com.bcrecommender.edition;

import org.jspecify.annotations.Nullable;

/// What a link to a fan needs, as it lies in an edition: texts are bytes of UTF-8. The fields are
/// those of [Fan].
///
/// @param owned how many records the fan is known to own
public record FanName(byte[] key, byte @Nullable [] username, byte[] name, int stated, int owned) {}
