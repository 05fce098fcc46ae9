/**
 * TLS, for which a program needs no code: this is {@link micro.greeter.Main} with the settings in
 * {@code .env.secure}, where it also says how to make a certificate. The service shows its
 * certificate, the client checks it and the name in it.
 *
 * <pre>{@code
 * java -jar target/example-micro-0.1.0-SNAPSHOT.jar --env secure
 * java -jar target/example-micro-0.1.0-SNAPSHOT.jar --client --env secure
 * }</pre>
 */
@NullMarked
package micro.secure;

import org.jspecify.annotations.NullMarked;
