/**
 * Protobuf bodies of the built-in kinds, by tables of the type catalogue instead of generated code. {@link
 * io.envtest.internal.codec.protobuf.ProtobufCodec} is the way in; content negotiation calls it.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding">Kubernetes Protobuf encoding</a>
 */
@NullMarked
package io.envtest.internal.codec.protobuf;

import org.jspecify.annotations.NullMarked;
