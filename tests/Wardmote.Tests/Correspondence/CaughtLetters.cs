using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Wardmote.Correspondence;

namespace Wardmote.Tests.Correspondence;

/// <summary>A transport that keeps what it is given and answers as a test tells it to.</summary>
internal sealed class CaughtLetters : ITransport
{
    public ConcurrentQueue<Outgoing> All { get; } = [];

    /// <summary>What it answers, and what happens meanwhile.</summary>
    public Func<Outgoing, Task<Handover>> Answer { get; set; } = _ => Task.FromResult(Handover.Accepted);

    public async Task<Handover> SendAsync(Outgoing message, CancellationToken late)
    {
        All.Enqueue(message);
        return await Answer(message);
    }

    /// <summary>Answers the same from now on.</summary>
    public void Says(HandoverResult result, string? problem = null) =>
        Answer = _ => Task.FromResult(new Handover(result, problem));

    /// <summary>A house whose letters end here.</summary>
    public Task<TestHouse> OpenHouseAsync(On on) =>
        TestHouse.OpenAsync(on, services => services.AddSingleton<ITransport>(this));
}
