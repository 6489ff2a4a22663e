/**
 * Bytes to trees and back: strict JSON decoding with the real server's words, the Go form of built-in objects, YAML and
 * protobuf. Pure.
 */
@NullMarked
package io.envtest.internal.codec;

import org.jspecify.annotations.NullMarked;
