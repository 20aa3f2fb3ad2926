"""What each activity and each home earns and costs, common costs shared out by keys."""
