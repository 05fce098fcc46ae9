package io.doudou.http;

/** How the parameters of a method are the one value that a remote procedure call takes. */
public enum Passing {
    /** The method has one parameter, its JSON body, and that is the value. */
    BODY,
    /** The value is an object with a member for each parameter, under its name over HTTP. */
    NAMED
}
