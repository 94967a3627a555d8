package com.bcrecommender.catalog;

import java.util.Map;

/// How much is in the catalog.
///
/// @param fans different fans
/// @param tralbums different tralbums, those included that are only mentioned somewhere
/// @param preferences pairs of fan and tralbum as stored: two keys of one record count twice
/// @param owned of these, owned or of unknown kind
/// @param wishlisted of these, wishlisted
/// @param tags different tags of tag files
/// @param waitingTralbums Bandcamp's numbers whose type, album or track, is not known
/// @param waitingPreferences preferences for such numbers; they are in no snapshot
/// @param waitingNames records of which artist and title are all that is known, and which fit no
///   one record
/// @param waitingNamePreferences preferences for such names; they are in no snapshot
/// @param optOuts keys and sites that are kept out
/// @param sourceKinds licences by the code of the kind of source that has them
/// @param bytes the size of the catalog's file
public record Counts(
    long fans,
    long tralbums,
    long preferences,
    long owned,
    long wishlisted,
    long tags,
    long waitingTralbums,
    long waitingPreferences,
    long waitingNames,
    long waitingNamePreferences,
    long optOuts,
    Map<String, String> sourceKinds,
    long bytes) {}
