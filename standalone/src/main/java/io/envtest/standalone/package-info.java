/** One cluster at the desk: {@code java -jar envtest.jar up}. */
@NullMarked
package io.envtest.standalone;

import org.jspecify.annotations.NullMarked;
