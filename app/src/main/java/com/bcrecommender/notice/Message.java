package com.bcrecommender.notice;

import java.time.Instant;

/// What an outlet is given to pass on.
///
/// @param id the same when the message is tried again, so that who gets it twice can tell; letters,
///   digits, dots and hyphens
/// @param thread what it is about: a kind of trouble, or `digest`
/// @param subject one line
/// @param body lines
public record Message(String id, String thread, String subject, String body, Instant made) {}
