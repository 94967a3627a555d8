package com.bcrecommender.imports;

import java.util.List;

/// Rows or pages that could not be used for one reason.
///
/// @param reason in a few words, the same for all of them
/// @param count how many
/// @param examples where the first three are and what was found, `line 7: …`
public record Unusable(String reason, long count, List<String> examples) {}
