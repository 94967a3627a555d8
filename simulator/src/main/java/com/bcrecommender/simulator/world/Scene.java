package com.bcrecommender.simulator.world;

import java.util.List;

/// People who like the same music: a genre, its tags, its places, and how its artists name
/// themselves and their records.
///
/// @param id the name of its vocabulary file
/// @param title for people
/// @param genre the site-wide genre, as a tag
/// @param genreId number of the genre in the fan pages' items
/// @param near ids of the scenes that its fans also visit
/// @param places "city, country", for artists' locations and location tags
/// @param tags that any record of the scene may have
/// @param corners the directions within the scene, each with tags of its own
public record Scene(
    String id,
    String title,
    String genre,
    int genreId,
    List<String> near,
    List<String> places,
    List<String> tags,
    List<Corner> corners) {

  /// A direction within a scene.
  ///
  /// @param name its own name
  /// @param tags its records' tags
  public record Corner(String name, List<String> tags) {}
}
