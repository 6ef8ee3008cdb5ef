using System.Net;

namespace Confrere.Drills;

/// <summary>
/// Drill R-7: each of some surveys is sent by 32 at once, half with one content and half with another. One is stored; whoever sent the same
/// hears so, whoever sent other answers is refused, and nobody gets an error.
/// </summary>
internal static class DoubleSubmit
{
    public const int AtOnce = 32;
    private const int MostTries = 6;

    /// <exception cref="InvalidOperationException">A promise was broken.</exception>
    public static async Task Run(SurveyClient client, IEnumerable<int> places)
    {
        foreach (var place in places)
        {
            var replies = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(copy => Sent(client, place, other: copy % 2 == 1)));
            // Whichever came first is stored, which the replies must agree on.
            var winners = replies.Where(reply => reply.Status == HttpStatusCode.Redirect).Select(reply => reply.Other).Distinct().ToList();
            if (winners.Count != 1) throw new InvalidOperationException($"Survey {place}: {winners.Count} different contents were called stored.");
            if (replies.FirstOrDefault(reply => reply.Status != (reply.Other == winners[0] ? HttpStatusCode.Redirect : HttpStatusCode.Conflict)) is { } wrong)
                throw new InvalidOperationException($"Survey {place}: one of {AtOnce} at once was answered with {(int?)wrong.Status}.");
        }
    }

    // Whoever hears nothing asks again, as a browser's owner does.
    private static async Task<Reply> Sent(SurveyClient client, int place, bool other)
    {
        for (var tries = 1; ; tries++)
            if (await client.Post(place, SurveyClient.Answers(other ? place + 1 : place)) is var status && (status is not null || tries == MostTries)) return new(status, other);
    }

    private sealed record Reply(HttpStatusCode? Status, bool Other);
}
