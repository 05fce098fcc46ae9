package main

import (
	"context"
	"flag"
	"strings"
	"time"

	"go-micro.dev/v5/client"
	"go-micro.dev/v5/errors"
	"go-micro.dev/v5/metadata"
)

// call calls the greeter at a fixed address, or without one at that which the registry finds. Commands and their reports:
//
//	Greeter.Hello NAME   "answer GREETING", or "error CODE ID DETAIL"
func call(arguments []string) error {
	flags := flag.NewFlagSet("call", flag.ExitOnError)
	at := placeOf(flags)
	contentType := flags.String("type", "application/json", "content type of the calls")
	pair := flags.String("pair", "mucp", "what the call is carried by: mucp, grpc, or nats where the registry is")
	timeout := flags.Duration("timeout", 5*time.Second, "how long to wait")
	flags.Parse(arguments)
	natsAddress = strings.TrimPrefix(*at.domain, "nats:")

	caller := pairs[*pair].client(
		client.Registry(at.registry()),
		client.ContentType(*contentType),
		client.RequestTimeout(*timeout),
		client.Retries(0),
	)
	report("ready")
	commands(func(words []string) {
		ctx := metadata.NewContext(context.Background(), metadata.Metadata{"X-User-Id": "john"})
		request := caller.NewRequest("greeter", words[0], &HelloRequest{Name: words[1]})
		response := new(HelloResponse)
		if err := caller.Call(ctx, request, response, at.options()...); err != nil {
			known := errors.Parse(err.Error())
			report("error", known.Code, known.Id, known.Detail)
			return
		}
		report("answer", response.Greeting)
	})
	return nil
}
