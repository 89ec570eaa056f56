using System.Text;
using System.Text.Json;
using NodaTime;

namespace Wardmote.Clocks;

/// <summary>Answers many cases at once: one in JSON a line in, one in JSON a line out.</summary>
public static class DeadlineBatch
{
    private const int Handful = 65_536;

    /// <summary>
    /// Answers every line, so that a reader can count along: a case that cannot be answered says so in its place, as
    /// <c>{"line":3,"error":"…"}</c>.
    /// </summary>
    /// <param name="cases">As <see cref="WrittenQuestion.Parse"/> reads them.</param>
    /// <param name="asOf">The day that counts as today where a case names none.</param>
    /// <param name="answers">As <see cref="DeadlineAnswer.WriteTo"/> writes them.</param>
    /// <returns>How many could not be answered.</returns>
    public static int Answer(DeadlineEngine engine, TextReader cases, LocalDate asOf, TextWriter answers)
    {
        using var ready = new MemoryStream();
        using var json = new Utf8JsonWriter(ready);
        var letters = new char[Handful];
        var refused = 0;
        for (var line = 1; cases.ReadLine() is { } text; line++)
        {
            try
            {
                var written = WrittenQuestion.Parse(text);
                written.Question().Answer(engine, written.AsOfDay() ?? asOf).WriteTo(json);
            }
            catch (CannotCompute problem)
            {
                refused++;
                json.WriteStartObject();
                json.WriteNumber("line", line);
                json.WriteString("error", problem.Message);
                json.WriteEndObject();
            }
            json.Flush();
            json.Reset();
            ready.WriteByte((byte)'\n');
            if (ready.Length > Handful / 2)
                HandOver();
        }
        HandOver();
        return refused;

        void HandOver()
        {
            var bytes = ready.GetBuffer().AsSpan(0, (int)ready.Length);
            if (letters.Length < bytes.Length)
                letters = new char[bytes.Length];
            answers.Write(letters, 0, Encoding.UTF8.GetChars(bytes, letters));
            ready.SetLength(0);
        }
    }
}
