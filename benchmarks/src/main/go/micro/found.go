package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"go-micro.dev/v5/client"
	"go-micro.dev/v5/registry"
)

// first makes first calls to the user service that mDNS finds, each with a client and a registry
// that know nothing yet, and prints their median in microseconds.
func first(s settings) error {
	var times []float64
	for range s.rounds {
		c := client.NewClient(
			client.Registry(registry.NewMDNSRegistry()),
			client.ContentType("application/json"),
		)
		begin := time.Now()
		request := c.NewRequest("usersvc", "UserService.GetUser", &Id{1})
		if err := c.Call(context.Background(), request, new(User)); err != nil {
			return err
		}
		times = append(times, float64(time.Since(begin).Nanoseconds())/1e3)
	}
	slices.Sort(times)
	fmt.Println(times[len(times)/2])
	return nil
}
