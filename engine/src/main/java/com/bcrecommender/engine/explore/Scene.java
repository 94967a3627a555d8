package com.bcrecommender.engine.explore;

/// A cluster of tralbums that the same people like. Arrays are the scene's own: not to be changed.
///
/// @param id from 0, the scene with most tralbums first
/// @param name tags that name it, in order: two where it has so many of its own, three where two
///   name another scene already; none where nothing sets its tags apart
/// @param tags its tag cloud, the most distinctive first, at most [SceneTags#CLOUD]
/// @param tagWeights 1 to 255 for each, 255 for the first
/// @param tralbums all of them, the most central first
/// @param fans who belong to it, those first who have much of it and little else
/// @param neighbours the scenes that it shares most with, closest first, at most
///   [Scenes#NEIGHBOURS]
/// @param neighbourWeights 1 to 255 for each, of the closest two scenes of all
/// @param x middle of its disc on the map, from 0 to 1
/// @param y likewise
/// @param radius of its disc; discs lie in the unit square and do not overlap
public record Scene(
    int id,
    int[] name,
    int[] tags,
    int[] tagWeights,
    int[] tralbums,
    int[] fans,
    int[] neighbours,
    int[] neighbourWeights,
    double x,
    double y,
    double radius) {}
