using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Confrere.Journeys.Tests;

/// <summary>Every line that the house logs, down to what is written only when somebody looks for a fault.</summary>
internal sealed class Hearing : ILoggerProvider, ILogger
{
    private static readonly ConcurrentQueue<string> Lines = new();

    public static string Heard => string.Join('\n', Lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose() { }
}

internal static class Listening
{
    public static IServiceCollection HearEverything(this IServiceCollection services) =>
        services.AddSingleton<ILoggerProvider, Hearing>().PostConfigure<LoggerFilterOptions>(options =>
            options.Rules.Add(new(typeof(Hearing).FullName, null, LogLevel.Debug, null)));
}
