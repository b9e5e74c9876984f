using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Values that contradict each other or the host.</summary>
public sealed class ContradictionTests
{
    [Theory]
    [InlineData("coresPerSocket: 4", "coresPerSocket: 4, numaNodesPerSocket: 3",
        "5:65: host.machine.numaNodesPerSocket: the 4 cores of a socket cannot be divided among 3 NUMA nodes evenly. Choose a number "
            + "of nodes that divides the cores.")]
    [InlineData("scheduler: classic }", "scheduler: classic }\n  cpuGroups: { gold: { processors: 0..7 } }",
        "8:36: host.cpuGroups.gold.processors: there is no logical processor 7: they are numbered from 0 to 3. Name processors of the "
            + "machine, or 'all'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    cpu: { group: gold }",
        "11:19: guests.web.cpu.group: there is no CPU group 'gold'. Add it under 'host.cpuGroups', or leave the key out.")]
    [InlineData("2016\n  hypervisor: { scheduler: classic }", "2012-r2\n  hypervisor: { scheduler: classic }\n  cpuGroups: { gold: { cap: 50 % } }",
        "8:3: host.cpuGroups: Windows Server 2012 R2 has no CPU groups. They are offered from Windows Server 2016. Leave them out, or "
            + "choose a newer server as host os.")]
    [InlineData("scheduler: classic }", "scheduler: classic }\n  root: { virtualProcessors: 5 }",
        "8:30: host.root.virtualProcessors: 5 root virtual processors are bound to logical processors, of which the machine has 4. "
            + "Write fewer, or leave the key out.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    threadsPerCore: 1",
        "11:21: warning: guests.web.threadsPerCore: the classic scheduler does not know 'threadsPerCore', so that it does nothing. "
            + "Leave it out, or choose another scheduler.")]
    [InlineData(
        "windows-server-2016\n  hypervisor: { scheduler: classic }\nguests:\n  web:\n",
        "windows-10\n  hypervisor: { scheduler: root, limitPeriod: 10 ms }\nguests:\n  web:\n    cpu: { weight: 200, limit: 50 % }\n",
        "7:47: warning: host.hypervisor.limitPeriod: the root scheduler does not know 'limitPeriod', so that it does nothing. Leave "
            + "it out, or choose another scheduler.\n"
            + "10:20: warning: guests.web.cpu.weight: the root scheduler does not know 'weight', so that it does nothing. Leave it out, "
            + "or choose another scheduler.\n"
            + "10:32: warning: guests.web.cpu.limit: the root scheduler does not know 'limit', so that it does nothing. Leave it out, or "
            + "choose another scheduler.")]
    [InlineData("scheduler: classic", "scheduler: root",
        "7:28: host.hypervisor.scheduler: Windows Server 2016 has no root scheduler. Only client Windows has it, "
            + "since Windows 10 version 1803. Use 'classic'.")]
    [InlineData("scheduler: classic", "scheduler: classic, slat: false",
        "7:43: host.hypervisor.slat: Windows Server 2016 does not run without SLAT, which is required from "
            + "Windows Server 2016. Leave it out, or choose an older server as host os.")]
    [InlineData("guest: web", "guest: wbe",
        "15:14: objectives[0].guest: there is no guest class 'wbe'. Did you mean 'web'?")]
    [InlineData("guest: web", "guest: sql",
        "15:14: objectives[0].guest: there is no guest class 'sql'. The guest classes are web.")]
    [InlineData("metric: response-time", "metric: elapsed-time",
        "15:27: objectives[0].metric: guests of class 'web' do no batch work that ends. Use 'response-time' for "
            + "requests.")]
    [InlineData("warmup: 5 s", "warmup: 5 s, replications: { min: 9, max: 8 }",
        "16:66: run.replications.max: at most 8 replications are fewer than at least 9. Raise 'max' or lower 'min'.")]
    [InlineData("warmup: 5 s", "warmup: 60 s",
        "16:32: run.warmup: the warm-up of 60 s leaves nothing of the duration of 60 s. Shorten the warm-up or "
            + "lengthen the run.")]
    [InlineData("arrivals: poisson", "arrivals: bursty",
        "12:29: guests.web.workload.requests: bursty arrivals need the key 'bursts'. Add it, such as 'bursts: { "
            + "peak: 5, share: 10 %, length: 2 s }'.")]
    [InlineData("rate: 60 /s }", "rate: 60 /s, bursts: { peak: 5, share: 10 %, length: 2 s } }",
        "12:51: guests.web.workload.requests.bursts: poisson arrivals have no bursts. Remove the section, or "
            + "write 'arrivals: bursty'.")]
    [InlineData(
        "arrivals: poisson, rate: 60 /s }",
        "arrivals: bursty, rate: 60 /s, bursts: { peak: 5, share: 30 %, length: 2 s } }",
        "12:50: guests.web.workload.requests.bursts: 5 times the mean rate for 30 % of the time is more than all "
            + "arrivals. Choose peak and share so that their product is at most 100 %.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    cpu: { reserve: 60 %, limit: 50 % }",
        "11:21: guests.web.cpu.reserve: the reserve of 60 % is above the limit of 50 %. Lower the reserve or "
            + "raise the limit.")]
    [InlineData("coresPerSocket: 4", "coresPerSocket: 513",
        "5:3: host.machine: the machine has 513 logical processors, but the hypervisor of Windows Server 2016 "
            + "uses at most 512. Choose a newer host os, or a smaller machine.")]
    [InlineData("run: {", "mix: { total: 5, shares: { wbe: 1 } }\nrun: {",
        "16:28: mix.shares.wbe: there is no guest class 'wbe'. Did you mean 'web'?")]
    [InlineData("run: {", "mix: { total: 5, shares: { web: 0 } }\nrun: {",
        "16:18: mix.shares: no share is above 0. Give a class a share such as 1.")]
    [InlineData("guests:\n  web:\n", "mix: { total: 5, shares: { web: 1 } }\nguests:\n  web:\n    count: 3\n",
        "11:12: guests.web.count: the mix sets the number of these guests. Remove the count, or take the class "
            + "out of the mix.")]
    [InlineData(
        "2016\n  hypervisor: { scheduler: classic }\nguests:\n  web:\n    virtualProcessors: 2",
        "2008-r2\n  hypervisor: { scheduler: classic }\nguests:\n  web:\n    virtualProcessors: 5",
        "10:24: warning: guests.web.virtualProcessors: the guest is wider than the machine with its 4 logical "
            + "processors. Give it fewer virtual processors, or the machine more cores.\n10:24: guests.web.virtualProcessors: Windows Server 2008 R2 gives a guest at most 4 virtual "
            + "processors. Give it fewer, or choose a newer host os.")]
    [InlineData("2016\n  hypervisor: { scheduler: classic }", "2012-r2\n  hypervisor: { scheduler: core }",
        "7:28: host.hypervisor.scheduler: Windows Server 2012 R2 has no core scheduler. It is offered from "
            + "Windows Server 2016 and the default from Windows Server 2019. Use 'classic'.")]
    [InlineData("    virtualProcessors: 2", "    virtualProcessors: 5\n    cpu: { reserve: 10 % }",
        "10:24: warning: guests.web.virtualProcessors: the guest is wider than the machine with its 4 logical "
            + "processors, so that its reserve is void. Give it fewer virtual processors, or the machine more cores.")]
    [InlineData("    virtualProcessors: 2", "    count: 0\n    virtualProcessors: 2",
        "16:14: warning: objectives[0].guest: there are no guests of class 'web', so that the objective says "
            + "nothing. Raise the count of the class.")]
    [InlineData("requests: { arrivals: poisson, rate: 60 /s }", "batch: { threads: 2, rounds: 100 }",
        "15:27: objectives[0].metric: guests of class 'web' answer no requests. Use 'elapsed-time' for batch "
            + "work.\n16:32: run.warmup: batch work is timed from its start, and no guest serves requests or clients that would "
            + "need a warm-up. Leave 'warmup' out.")]
    [InlineData(
        "    workload:\n      requests: { arrivals: poisson, rate: 60 /s }\n      each: [ { cpu: 5 ms } ]",
        "    workload: idle",
        "13:27: objectives[0].metric: guests of class 'web' answer no requests. Name a class with requests or "
            + "clients.")]
    public void Values_ThatContradictEachOther_AreRefusedWithPlaceAndCure(string old, string @new, string expected)
    {
        Assert.Equal(expected, Texts.ProblemsOf(Texts.With(old, @new)));
    }
}
