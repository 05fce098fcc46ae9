package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"go-micro.dev/v5/client"
	"go-micro.dev/v5/registry"
)

// What is asked for, as by the front's own callers.
var query = PageQuery{
	Filter: "name like any of the usual ones, padded to a hundred bytes",
	PageNo: 3,
	Size:   10,
}

func newClient() client.Client {
	return client.NewClient(
		client.Registry(registry.NewMemoryRegistry()),
		client.ContentType("application/json"),
	)
}

func page(c client.Client, nodes []string, in *PageQuery) (*PageRet, error) {
	out := new(PageRet)
	request := c.NewRequest("usersvc", "UserService.PageUsers", in)
	err := c.Call(context.Background(), request, out, client.WithAddress(nodes...))
	return out, err
}

// gateway makes one call for each request.
func gateway(s settings) error {
	c := newClient()
	http.HandleFunc("/page/users", func(w http.ResponseWriter, r *http.Request) {
		in := new(PageQuery)
		if err := json.NewDecoder(r.Body).Decode(in); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		out, err := page(c, s.nodes, in)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(out)
	})
	return http.ListenAndServe(s.address(), nil)
}

// calls makes one call after the other and prints the median, the 99th percentile (both in
// microseconds) and how many there were.
func calls(s settings) error {
	c := newClient()
	var times []time.Duration
	for end := time.Now().Add(s.seconds); time.Now().Before(end); {
		begin := time.Now()
		if _, err := page(c, s.nodes, &query); err != nil {
			return err
		}
		times = append(times, time.Since(begin))
	}
	slices.Sort(times)
	micros := func(share float64) float64 {
		return float64(times[int(float64(len(times))*share)].Nanoseconds()) / 1e3
	}
	fmt.Println(micros(0.5), micros(0.99), len(times))
	return nil
}

// steady calls at a rate, whatever becomes of the calls before, and prints how many there were and
// how many of them failed.
func steady(s settings) error {
	c := newClient()
	var made, failed atomic.Int64
	var running sync.WaitGroup
	ticks := time.NewTicker(time.Second / time.Duration(s.rate))
	defer ticks.Stop()
	for end := time.Now().Add(s.seconds); time.Now().Before(end); <-ticks.C {
		running.Add(1)
		go func() {
			defer running.Done()
			made.Add(1)
			request := c.NewRequest("usersvc", "UserService.GetUser", &Id{1})
			err := c.Call(context.Background(), request, new(User), client.WithAddress(s.nodes...))
			if err != nil && failed.Add(1) == 1 {
				log.Print("the first failure: ", err)
			}
		}()
	}
	running.Wait()
	fmt.Println(made.Load(), failed.Load())
	return nil
}
