/**
 * State and messages between operators as bytes: a version first, then fields in a fixed order; enums by name, so that
 * neither Java's ordinals nor class names are ever stored.
 */
package io.batchwatch.rules.bytes;
