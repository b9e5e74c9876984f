using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Scenarios.Build;
using HvSim.Tests.Support;
using Xunit;
using static HvSim.Tests.Io.StorageHosts;

namespace HvSim.Tests.Io;

/// <summary>Threads of the root partition that serve guests, by hand; dispatches cost nothing.</summary>
public sealed class ServiceThreadTests
{
    /// <summary>
    /// A job of 10 us begins at once. A handler bound to its virtual processor has a job of 3 us at 4 us and another one at 6 us:
    /// it runs to 10 us, and the rest of the first job, 6 us, comes behind it, or at once on another virtual processor that is
    /// idle.
    /// </summary>
    [Theory]
    [InlineData(1, 16)]
    [InlineData(2, 10)]
    public void UrgentHandler_TakesItsVirtualProcessorInTheMiddleOfAJob(int rootProcessors, long endsUs)
    {
        var host = new Root(rootProcessors);
        var plain = host.Thread(boundTo: -1);
        var handler = host.Thread(boundTo: 0);
        host.At(0, () => plain.Asks(10));
        host.At(4, () => handler.Asks(3));
        host.At(6, () => handler.Asks(3));

        host.Run();

        Assert.Equal([7, 10], handler.EndsUs);
        Assert.Equal([endsUs], plain.EndsUs);
    }

    /// <summary>A handler waits for one that runs on its virtual processor, but goes before what both have displaced.</summary>
    [Fact]
    public void UrgentHandler_WaitsForAnotherOne()
    {
        var host = new Root(processors: 1);
        var (plain, first, second) = (host.Thread(-1), host.Thread(0), host.Thread(0));
        host.At(0, () => plain.Asks(10));
        host.At(4, () => first.Asks(3));
        host.At(5, () => second.Asks(2));

        host.Run();

        Assert.Equal([7], first.EndsUs);
        Assert.Equal([9], second.EndsUs);
        Assert.Equal([15], plain.EndsUs);
    }

    /// <summary>What is displaced goes on before threads that have waited: its turn is not over.</summary>
    [Fact]
    public void DisplacedThread_GoesOnBeforeOthersThatWait()
    {
        var host = new Root(processors: 1);
        var (plain, other, handler) = (host.Thread(-1), host.Thread(-1), host.Thread(0));
        host.At(0, () => plain.Asks(10));
        host.At(1, () => other.Asks(5));
        host.At(4, () => handler.Asks(3));

        host.Run();

        Assert.Equal([7], handler.EndsUs);
        Assert.Equal([13], plain.EndsUs);
        Assert.Equal([18], other.EndsUs);
    }

    /// <summary>Threads that are not urgent take turns, job by job.</summary>
    [Fact]
    public void PlainThreads_TakeTurnsBetweenJobs()
    {
        var host = new Root(processors: 1);
        var (one, other) = (host.Thread(-1), host.Thread(-1));
        host.At(0, () => one.Asks(10));
        host.At(1, () => one.Asks(10));
        host.At(2, () => other.Asks(7));
        host.At(3, () => other.Asks(7));

        host.Run();

        Assert.Equal([10, 27], one.EndsUs);
        Assert.Equal([17, 34], other.EndsUs);
    }

    private sealed class Root
    {
        private readonly BuiltHost _built;

        public Root(int processors)
        {
            var host = Hosts.Classic(Hosts.Machine(processors));
            host = host with { Root = host.Root with { VirtualProcessors = processors } };
            _built = HostBuilder.Build(Hosts.Scenario(host, 1, 0, Hosts.Guest("idle", 1, Hosts.Idle())), 1);
        }

        public Service Thread(int boundTo) => new(_built, boundTo);

        public void At(double us, Action action) => _built.Simulation.CreateAlarm("test", action).Set(Instant.Zero + Us(us));

        public void Run()
        {
            _built.Start();
            _built.Simulation.RunUntil(Instant.Zero + Us(1_000));
        }
    }

    private sealed class Service : IService
    {
        private readonly Simulation _simulation;
        private readonly ServiceThread _thread;
        private readonly Queue<Duration> _jobs = new();

        public Service(BuiltHost built, int boundTo)
        {
            _simulation = built.Simulation;
            _thread = new ServiceThread(_simulation, built.Root!, this, boundTo);
        }

        public List<long> EndsUs { get; } = [];

        public void Asks(double us)
        {
            _jobs.Enqueue(Us(us));
            _thread.Wake();
        }

        public bool TryBegin(out Duration work) => _jobs.TryDequeue(out work);

        public void Finished() => EndsUs.Add(_simulation.Now.Nanoseconds / 1_000);
    }
}
