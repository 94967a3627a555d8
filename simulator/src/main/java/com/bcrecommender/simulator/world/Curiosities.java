package com.bcrecommender.simulator.world;

/// Where the odd cases of a world are; every world has one of each.
///
/// @param deletedFan page gone; absent from all other pages
/// @param emptyFan a page without a collection
/// @param hiddenWishlistFan has wishes that nobody sees
/// @param namedAsArtist username equals an artist's name, so that the artist's likely address is a
///   stub page
/// @param numericFan has a username of digits
/// @param reorderedFan put the collection in an order of its own
/// @param hidingFan hides one purchase
/// @param packageBuyer owns a physical edition, and the same record a second time digitally
/// @param trackAndAlbumOwner owns an album and one of its tracks
/// @param ownerOfGone owns the deleted and the private record
/// @param deletedTralbum page gone, still in a collection
/// @param privateTralbum absent everywhere
/// @param renamedTralbum has an old address that leads to the new one
/// @param customDomain its pages name a host of its own as their address
/// @param emptied an account without records
/// @param sharedNumberAlbum has the same number as [#sharedNumberTrack]
/// @param sharedNumberTrack has the same number as [#sharedNumberAlbum]
/// @param largestId has the largest id there is, 4294967295
public record Curiosities(
    Fan deletedFan,
    Fan emptyFan,
    Fan hiddenWishlistFan,
    Fan namedAsArtist,
    Fan numericFan,
    Fan reorderedFan,
    Fan hidingFan,
    Fan packageBuyer,
    Fan trackAndAlbumOwner,
    Fan ownerOfGone,
    Tralbum deletedTralbum,
    Tralbum privateTralbum,
    Tralbum renamedTralbum,
    Artist customDomain,
    Artist emptied,
    Tralbum sharedNumberAlbum,
    Tralbum sharedNumberTrack,
    Tralbum largestId) {}
