package main

import (
	"context"
	"flag"
	"strings"

	"go-micro.dev/v5"
	"go-micro.dev/v5/errors"
	"go-micro.dev/v5/metadata"
)

// Greeter is the service that every example of go-micro begins with.
type Greeter struct{}

type HelloRequest struct {
	Name string `json:"name"`
}

type HelloResponse struct {
	Greeting string `json:"greeting"`
}

func (g *Greeter) Hello(ctx context.Context, in *HelloRequest, out *HelloResponse) error {
	switch in.Name {
	case "nobody":
		return errors.NotFound("greeter", "there is <nobody>")
	case "me":
		user, _ := metadata.Get(ctx, "X-User-Id")
		out.Greeting = "Hello " + user
	default:
		out.Greeting = "Hello " + in.Name
	}
	return nil
}

// serve offers the greeter until the process is asked to end. Reports: ready ADDRESS NODE, stopped.
func serve(arguments []string) error {
	flags := flag.NewFlagSet("serve", flag.ExitOnError)
	name := flags.String("name", "greeter", "name of the service")
	version := flags.String("version", "latest", "version of the service")
	address := flags.String("address", "127.0.0.1:0", "host and port to listen on")
	domain := flags.String("domain", "", "registry or mDNS domain; empty: that of the library")
	pair := flags.String("pair", "mucp", "what calls are carried by: mucp, grpc, or nats where the registry is")
	flags.Parse(arguments)
	natsAddress = strings.TrimPrefix(*domain, "nats:")

	var service micro.Service
	service = micro.NewService(
		micro.Server(pairs[*pair].server()),
		micro.Name(*name),
		micro.Version(*version),
		micro.Address(*address),
		micro.Registry(openRegistry(*domain)),
		micro.AfterStart(func() error {
			options := service.Server().Options()
			report("ready", options.Address, options.Name+"-"+options.Id)
			return nil
		}),
	)
	if err := micro.RegisterHandler(service.Server(), new(Greeter)); err != nil {
		return err
	}
	if err := micro.RegisterHandler(service.Server(), new(Speaker)); err != nil {
		return err
	}
	if err := service.Run(); err != nil {
		return err
	}
	report("stopped")
	return nil
}
