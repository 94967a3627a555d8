package com.bcrecommender.simulator.world;

import org.jspecify.annotations.Nullable;

/// An account that sells records: an artist or a label.
///
/// @param id Bandcamp's band_id, unsigned 32 bit
/// @param subdomain the name of its site
/// @param location "city, country"
/// @param imageId its picture
/// @param label it publishes records of others
/// @param customDomain a host of its own which its pages name as their address, or null
public record Artist(
    long id,
    String name,
    String subdomain,
    Scene scene,
    String location,
    long imageId,
    boolean label,
    @Nullable String customDomain) {}
