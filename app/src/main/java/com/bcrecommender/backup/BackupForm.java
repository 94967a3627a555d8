package com.bcrecommender.backup;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How backups are made.
///
/// @param program name and version, for the manifest
/// @param recipient whom they are encrypted to; null for plain ones
/// @param rotation which of them stay
/// @param hide blanks out secrets in a text
public record BackupForm(
    String program, @Nullable Recipient recipient, Rotation rotation, UnaryOperator<String> hide) {}
