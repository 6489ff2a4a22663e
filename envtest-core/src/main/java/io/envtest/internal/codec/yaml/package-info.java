/**
 * YAML bodies. {@link io.envtest.internal.codec.yaml.YamlReader} turns one into the same tree that JSON gives, by the
 * rules of YAML 1.1 that the real server follows; {@link io.envtest.internal.codec.yaml.YamlWriter} prints a tree as the
 * real server prints it. Called by content negotiation.
 */
@NullMarked
package io.envtest.internal.codec.yaml;

import org.jspecify.annotations.NullMarked;
