using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>A statement prepared once for a connection; parameters are set in the order of their names.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The connection finalises its statements when it closes.")]
internal sealed class Statement
{
    private readonly SqliteCommand _command;

    [SuppressMessage("Security", "CA2100", Justification = "Every caller passes a constant; values are parameters.")]
    public Statement(SqliteConnection connection, string sql, params ReadOnlySpan<string> names)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        foreach (var name in names)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }
    }

    /// <summary>Runs it and returns how many rows changed.</summary>
    public int Execute(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    public SqliteDataReader Read(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    /// <summary>Whether the first column of the first row is not zero.</summary>
    public bool IsTrue(params ReadOnlySpan<object> values)
    {
        using var rows = Read(values);
        return rows.Read() && rows.GetInt64(0) != 0;
    }

    private void Bind(ReadOnlySpan<object> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            _command.Parameters[index].Value = values[index];
        }
    }
}
