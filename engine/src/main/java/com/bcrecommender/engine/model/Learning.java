package com.bcrecommender.engine.model;

/// A model that is to be learned in parts, which may be learned apart from each other, on threads
/// or on machines that each have the snapshot; see [Models#inParts].
public sealed interface Learning permits NeighbourLearning, AlsLearning {}
