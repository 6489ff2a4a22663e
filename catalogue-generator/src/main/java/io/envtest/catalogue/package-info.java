/**
 * Build tool that derives the type catalogue and the typed views from the sources of the official Java client.
 *
 * <p>Readers ({@link io.envtest.catalogue.ProtoReader}, {@link io.envtest.catalogue.ModelReader},
 * {@link io.envtest.catalogue.ApiReader}) extract facts from the two sources jars, {@link io.envtest.catalogue.Catalogue}
 * joins them with the small table of what the artifacts do not say, and the writers put out resources and Java sources.
 */
@NullMarked
package io.envtest.catalogue;

import org.jspecify.annotations.NullMarked;
